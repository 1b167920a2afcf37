/** A widget tells the lens what its symbols stand for, at every change and for as long as it is on the page. */
import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { publishValues, type SymbolValues, type WidgetSource } from './symbol-values.ts';

export function useSymbols(source: WidgetSource, symbols: ReadonlySignal<SymbolValues | null>): void {
  useEffect(() => {
    const stop = effect(() => publishValues(source, symbols.value));
    return () => {
      stop();
      publishValues(source, null);
    };
  }, [source, symbols]);
}
