/** The figure's lines: quoted from two programs, complete, and said in both languages. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LineId, lineIds } from '../../../../src/figures/mnist/program/lines.ts';
import { lines } from '../../../../src/figures/mnist/program/still.ts';
import { strings } from '../../../../src/figures/mnist/program/strings.ts';

const folder = 'src/figures/mnist/program';
const read = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
const keras = read('keras.py');
const engine = read('engine.ts');
const python = spawnSync('python3', ['--version']).status === 0;

const lineOf = (id: LineId) => lines[lineIds.indexOf(id)];

/** Lines of code, without comments, markers and indentation. */
const code = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(#|\/\/|\/?\*)/.test(line));

describe('the lines of the program', () => {
  it('put together are the whole Keras program', () => {
    expect(lines.flatMap((line) => code(line.keras))).toEqual(code(keras));
  });

  it("put together are the whole body of the engine's", () => {
    const body = engine.slice(engine.indexOf('// #region load'), engine.lastIndexOf('}'));
    expect(lines.slice(1).flatMap((line) => code(line.engine))).toEqual(code(body));
    expect(lines[0].engine).toMatch(/^(import .* from 'lib\/.*';\n?)+$/);
  });

  it('keep their indentation, so that a layer stands inside its stack', () => {
    expect(lineOf('hidden').keras).toBe("    Dense(128, activation='relu'),");
    expect(lineOf('hidden').engine).toBe("    dense(128, { activation: 'relu' }),");
  });

  it('are explained in both languages', () => {
    for (const id of lineIds) {
      for (const lang of ['en', 'zh'] as const) {
        const { name, means, more } = strings[lang].lines[id];
        for (const text of [name, means, more]) expect(text.length, `${lang} ${id}`).toBeGreaterThan(1);
      }
      expect(strings.zh.lines[id].more).toMatch(/\p{Script=Han}/u);
    }
  });

  it.runIf(python)('are Python that parses', () => {
    const { status, stderr } = spawnSync('python3', ['-c', `import ast; ast.parse(open('${folder}/keras.py').read())`]);
    expect(String(stderr)).toBe('');
    expect(status).toBe(0);
  });

  it('no longer flatten what is flat, and keep every setting of the article', () => {
    expect(code(keras).join('\n')).not.toContain('Flatten');
    for (const setting of [
      "Dense(128, activation='relu')",
      "Dense(10, activation='softmax')",
      'optimizer=Adam()',
      "loss='sparse_categorical_crossentropy'",
      'epochs=10, batch_size=32, validation_split=0.1',
    ]) {
      expect(keras).toContain(setting);
    }
  });
});
