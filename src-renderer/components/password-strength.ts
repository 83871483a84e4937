import { ZxcvbnFactory, type Score } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: 100 });

/** How hard the password is to guess, from 0 to 4, for somebody who also knows `known`. It takes some milliseconds. */
export const scoreOf = (password: string, known: readonly string[]): Score => zxcvbn.check(password, [...known]).score;
