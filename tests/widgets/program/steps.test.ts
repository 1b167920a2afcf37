/** The figure's lines: quoted from two programs, complete, and said in both languages. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { equationById } from '../../../lib/index.ts';
import { stepEquations, stepIds, textOf } from '../../../src/widgets/program/steps.ts';
import { strings } from '../../../src/widgets/program/strings.ts';

const folder = 'src/widgets/program';
const read = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
const keras = read('keras.py');
const engine = read('engine.ts');
const python = spawnSync('python3', ['--version']).status === 0;

/** Lines of code, without comments, markers and indentation. */
const code = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(#|\/\/|\/?\*)/.test(line));

describe('the lines of the program', () => {
  it('put together are the whole Keras program', () => {
    expect(stepIds.flatMap((id) => code(textOf(keras, id)))).toEqual(code(keras));
  });

  it("put together are the whole body of the engine's", () => {
    const body = engine.slice(engine.indexOf('// #region load'), engine.lastIndexOf('}'));
    expect(stepIds.slice(1).flatMap((id) => code(textOf(engine, id)))).toEqual(code(body));
    expect(textOf(engine, 'imports')).toMatch(/^import .* from '\.\.\/\.\.\/\.\.\/lib\/index\.ts';$/);
  });

  it('keep their indentation, so that a layer stands inside its stack', () => {
    expect(textOf(keras, 'hidden')).toBe("    Dense(128, activation='relu'),");
    expect(textOf(engine, 'hidden', 2)).toBe("    dense(128, { activation: 'relu' }),");
  });

  it('are refused where a region is missing', () => {
    expect(() => textOf('# region load\n# endregion', 'load')).toThrow('"load"');
    expect(() => textOf(keras.replace('# region fit', '# fit'), 'fit')).toThrow('"fit"');
  });

  it('are explained in both languages, with equations that exist', () => {
    for (const id of stepIds) {
      for (const lang of ['en', 'zh'] as const) {
        const { name, means, more } = strings[lang].steps[id];
        for (const text of [name, means, more]) expect(text.length, `${lang} ${id}`).toBeGreaterThan(1);
        expect(strings[lang].results[id], `${lang} ${id}`).toBeTypeOf('function');
      }
      expect(strings.zh.steps[id].more).toMatch(/\p{Script=Han}/u);
      for (const equation of stepEquations[id] ?? []) expect(equationById(equation), equation).toBeDefined();
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
