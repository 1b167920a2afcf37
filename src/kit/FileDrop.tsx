/** Files that are chosen or dropped: dropping is for the mouse, the field in it does the same by keyboard. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface FileDropProps {
  label: string;
  /** What may be brought, and what becomes of it. */
  note: ComponentChildren;
  accept?: string;
  multiple?: boolean;
  disabled?: boolean;
  onFiles: (files: readonly File[]) => void;
}

export function FileDrop({ label, note, onFiles, ...field }: FileDropProps) {
  const id = useId();
  const over = useSignal(false);
  const take = (files: FileList | null | undefined) => files?.length && onFiles([...files]);
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    over.value = isOver;
    if (event.type === 'drop') take(event.dataTransfer?.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field in it does the same by keyboard
    <div class="file-drop" data-over={over} onDragOver={drag(true)} onDragLeave={drag(false)} onDrop={drag(false)}>
      <label class="button">
        {label}
        <input
          {...{ type: 'file', ...field, 'aria-describedby': id }}
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            currentTarget.value = ''; // the same file can be chosen again
          }}
        />
      </label>
      <p class="note" id={id}>
        {note}
      </p>
    </div>
  );
}
