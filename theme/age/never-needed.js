// Stands in for curves and lattices that age also knows and that no key here is of: they were half
// of the programs that browsers fetch. Whoever comes with such a key is refused as before.

export const MLKEM768P256 = undefined;
export const MLKEM768X25519 = undefined;
export const p256 = undefined;
