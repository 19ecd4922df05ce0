// Tabs of one browser unlock and lock together. What they say to each other stays in memory.

const CHANNEL = 'intranat';
const PATIENCE = 250; // milliseconds for another tab to answer

/**
 * @param {Object} hears
 * @param {(build: string) => ?Object} hears.asked  what this tab hands over if it has that build open
 * @param {() => void} hears.locked
 * @param {() => void} hears.forgotten
 * @param {(key: import('./kept-key.js').KeptKey) => void} hears.kept  a key, wrapped as it is kept
 * @param {(key: string, value: any) => void} hears.set  a value of the state
 */
export function openTabs(hears) {
  const channel = new BroadcastChannel(CHANNEL);
  const waiting = new Map();

  channel.onmessage = ({ data }) => {
    if (data.say === 'ask') {
      const given = hears.asked(data.build);
      if (given) channel.postMessage({ say: 'open', to: data.from, given });
    } else if (data.say === 'open') {
      waiting.get(data.to)?.(data.given);
    } else if (data.say === 'lock') hears.locked();
    else if (data.say === 'forget') hears.forgotten();
    else if (data.say === 'keep') hears.kept(data.key);
    else if (data.say === 'set') hears.set(data.key, data.value);
  };

  return {
    /** What another tab that has a build open hands over, if there is one. */
    ask(build) {
      const from = crypto.randomUUID();
      return new Promise((resolve) => {
        const end = (given) => { waiting.delete(from); resolve(given); };
        waiting.set(from, end);
        channel.postMessage({ say: 'ask', from, build });
        setTimeout(() => end(null), PATIENCE);
      });
    },
    lock: () => channel.postMessage({ say: 'lock' }),
    forget: () => channel.postMessage({ say: 'forget' }),
    keep: (key) => channel.postMessage({ say: 'keep', key }),
    set: (key, value) => channel.postMessage({ say: 'set', key, value }),
  };
}
