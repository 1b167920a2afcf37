/** How a command reads its words: what it does not know it refuses, in one sentence, with status 2. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Problem } from '../../../lib/problem.ts';

export function fail(message: string, status = 2): never {
  process.stderr.write(`${message}\n`);
  process.exit(status);
}

/** The values of the options; prints `help` and ends for --help. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(help: string, options: T) {
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean' } }, strict: true });
    if ((values as { help?: boolean }).help) {
      process.stdout.write(help);
      process.exit(0);
    }
    return values as ReturnType<typeof parseArgs<{ options: T }>>['values'];
  } catch (error) {
    return fail((error as Error).message);
  }
}

/** A number as it was typed; anything else is refused by name. */
export function numberFrom(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) fail(`--${option}: expected a number, found "${text}"`);
  return value;
}

/** Runs a command's body; a Problem or error ends it with its sentence and status 1. */
export async function command(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    fail(error instanceof Problem ? error.message : ((error as Error).stack ?? String(error)), 1);
  }
}
