/**
 * A formula that KaTeX cannot set fails the build, with the file and the formula named. rehype-katex itself only
 * leaves a message and shows red text; this plugin stands after it and throws.
 */
import type { Element, Root } from 'hast';
import type { KatexOptions } from 'katex';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';

/** One set of options for all formulas of the book. */
export function texOptions(displayMode = false): KatexOptions {
  return {
    displayMode,
    throwOnError: true,
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    trust: ({ command }: { command: string }) => command === '\\htmlData' || command === '\\htmlClass',
    // KaTeX may write into the macros it is handed: fresh ones for each formula
    get macros() {
      return {};
    },
  };
}

/** The TeX of the formula that a message of rehype-katex is about. */
function formulaOf(message: VFileMessage): string {
  const element = message.ancestors?.at(-1) as Element | undefined;
  const [text] = element?.children ?? [];
  return text?.type === 'text' ? text.value.trim() : '';
}

export function rehypeStrictTex() {
  return (_tree: Root, file: VFile) => {
    const complaint = file.messages.find((message) => message.source === 'rehype-katex');
    if (!complaint) return;
    const reason = complaint.cause instanceof Error ? complaint.cause.message : complaint.reason;
    const place = [file.path, complaint.line, complaint.column].filter((part) => part !== undefined).join(':');
    throw new Error(`${place}: the formula "${formulaOf(complaint)}" cannot be set: ${reason}`, {
      cause: complaint.cause,
    });
  };
}
