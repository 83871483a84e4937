// What `electron <folder>` runs: opens the app whose folder is the first argument that is not a switch.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const process = require('node:process');

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  process.stderr.write('usage: electron <app folder>\n');
  process.exit(1);
}

const folder = path.resolve(given);
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
require(path.resolve(folder, manifest.main));
