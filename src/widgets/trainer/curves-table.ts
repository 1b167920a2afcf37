/** The four curves as a table, one row an epoch. */
import type { Lang } from '../../i18n/lang.ts';
import type { Table } from '../../kit/DataTable.tsx';
import { brief, percent } from '../../kit/numbers.ts';
import type { EpochLogs } from '../../workers/protocol.ts';
import { trainerStrings } from './strings.ts';

export function curvesTable(epochs: readonly EpochLogs[], lang: Lang): Table {
  const t = trainerStrings[lang];
  const known = (value: number, say: (value: number) => string) => (Number.isFinite(value) ? say(value) : t.none);
  return {
    columns: t.columns,
    rows: epochs.map(({ epoch, loss, validationLoss, accuracy, validationAccuracy }) => [
      String(epoch),
      known(loss, (value) => brief(value, 4)),
      known(validationLoss, (value) => brief(value, 4)),
      known(accuracy, (value) => percent(value, 2)),
      known(validationAccuracy, (value) => percent(value, 2)),
    ]),
  };
}
