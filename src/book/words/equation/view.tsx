/** The workbench of an equation: one of its three parts. */
import { Edit } from './Edit.tsx';
import type { PartProps } from './Instance.tsx';
import { Run } from './Run.tsx';
import { Substitute } from './Substitute.tsx';

const parts = { run: Run, substitute: Substitute, edit: Edit };

export function Workbench({ lang, model }: PartProps) {
  const Part = parts[model.work.value];
  return <Part {...{ lang, model }} />;
}
