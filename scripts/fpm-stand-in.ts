#!/usr/bin/env node
// Stands in for fpm, which Debian does not have: takes the arguments that electron-builder gives fpm for a .deb
// and has dpkg-deb make the package.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' } as const;
const list = { type: 'string', multiple: true } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { ...text, short: 's' },
    target: { ...text, short: 't' },
    depends: { ...list, short: 'd' },
    force: { type: 'boolean' },
    'deb-recommends': list,
    'deb-compression': text,
    'deb-priority': text,
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    category: text,
    license: text,
  },
});

function given(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`fpm stand-in: --${name} is missing`);
  return value;
}

if (values.target !== 'deb') throw new Error(`fpm stand-in: makes .deb only, not ${values.target ?? 'nothing'}`);

const tree = mkdtempSync(path.join(os.tmpdir(), 'deb-'));
try {
  chmodSync(tree, 0o755);
  for (const mapping of positionals) {
    const [from = '', to = ''] = mapping.split('=');
    const target = path.join(tree, to);
    mkdirSync(path.dirname(target), { recursive: true });
    if (statSync(from).isDirectory()) cpSync(from, target, { recursive: true, verbatimSymlinks: true });
    else copyFileSync(from, target);
  }
  const sizeInKib = execFileSync('du', ['--summarize', '--apparent-size', '--block-size=1K', tree], { encoding: 'utf8' }).split('\t')[0];
  const control = path.join(tree, 'DEBIAN');
  mkdirSync(control);
  const fields = {
    Package: given(values.name, 'name'),
    Version: given(values.version, 'version'),
    Architecture: given(values.architecture, 'architecture'),
    Maintainer: given(values.maintainer, 'maintainer'),
    'Installed-Size': sizeInKib,
    Depends: values.depends?.join(', '),
    Recommends: values['deb-recommends']?.join(', '),
    Section: values.category ?? 'misc',
    Priority: values['deb-priority'] ?? 'optional',
    Homepage: given(values.url, 'url'),
    Description: given(values.description, 'description').trim(),
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `${name}: ${value ?? ''}\n`);
  writeFileSync(path.join(control, 'control'), lines.join(''));
  for (const [name, script] of [['postinst', values['after-install']], ['postrm', values['after-remove']]] as const) {
    if (script === undefined) continue;
    copyFileSync(script, path.join(control, name));
    chmodSync(path.join(control, name), 0o755);
  }
  const compression = [`-Z${values['deb-compression'] ?? 'xz'}`, '-z3']; // higher levels take minutes for a few percent
  execFileSync('dpkg-deb', ['--root-owner-group', ...compression, '--build', tree, given(values.package, 'package')], { stdio: 'inherit' });
} finally {
  rmSync(tree, { recursive: true, force: true });
}
