/**
 * What is loaded when it is first asked for; after a failure the next time may be luckier.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
export function once(load) {
  let loading;
  return () => (loading ??= load().catch((reason) => {
    loading = undefined;
    throw reason;
  }));
}
