/** A figure tells the lens what its symbols stand for, at every change and for as long as it is on the page. */
import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { publishValues, type SymbolValues } from './symbol-values.ts';

/** `words`: where the lens says that it has a value from, in the reader's language. */
export function useSymbols(source: string, symbols?: ReadonlySignal<SymbolValues | null>, words?: string): void {
  useEffect(() => {
    if (!symbols) return;
    const stop = effect(() => publishValues(source, symbols.value, words));
    return () => {
      stop();
      publishValues(source, null);
    };
  }, [source, symbols, words]);
}
