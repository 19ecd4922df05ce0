// What shows a text as a code for a camera.

export { default as encodeQR } from 'qr';
