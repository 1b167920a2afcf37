/**
 * Heading ids written in the source, the same in both languages: `## The data {#data}`.
 *
 * MDX would read the braces as JavaScript, so they are taken before it: a small construct of the parser that knows
 * `{#id}` and nothing else. The transformer then moves the id from the heading's end to the heading.
 */
import type { Heading, PhrasingContent, Root } from 'mdast';
import type { Construct, State, Tokenizer } from 'micromark-util-types';
import type { Processor } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

const openBrace = 123;
const closeBrace = 125;
const hash = 35;

/** What an id may be made of: a-z, 0-9 and the hyphen. */
const isIdCode = (code: number | null): boolean =>
  code !== null && ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45);

const tokenize: Tokenizer = (effects, ok, nok) => {
  const start: State = (code) => {
    effects.enter('headingId' as never);
    effects.consume(code);
    return afterBrace;
  };
  const afterBrace: State = (code) => {
    if (code !== hash) return nok(code);
    effects.consume(code);
    return first;
  };
  const first: State = (code) => (isIdCode(code) ? inside(code) : nok(code));
  const inside: State = (code) => {
    if (isIdCode(code)) {
      effects.consume(code);
      return inside;
    }
    if (code !== closeBrace) return nok(code);
    effects.consume(code);
    effects.exit('headingId' as never);
    return ok;
  };
  return start;
};

const construct: Construct = { name: 'headingId', tokenize };

interface HeadingIdNode {
  type: 'headingId';
  value: string;
}

const fromMarkdown = {
  enter: {
    headingId(
      this: { enter(node: unknown, token: unknown): void; sliceSerialize(token: unknown): string },
      token: unknown,
    ) {
      this.enter({ type: 'headingId', value: this.sliceSerialize(token).slice(2, -1) }, token);
    },
  },
  exit: {
    headingId(this: { exit(token: unknown): void }, token: unknown) {
      this.exit(token);
    },
  },
};

/** To the heading itself. The contents beside the text are there for the keyboard. */
const permalink = (id: string, children: PhrasingContent[]): PhrasingContent => ({
  type: 'link',
  url: `#${id}`,
  children,
  data: { hProperties: { className: ['permalink'], tabIndex: -1 } },
});

/** The remark plugin. An id outside a heading's end, or one used twice, fails with its place. */
export function remarkHeadingIds(this: Processor) {
  const data = this.data() as Record<string, unknown[]>;
  (data.micromarkExtensions ??= []).push({ text: { [openBrace]: construct } });
  (data.fromMarkdownExtensions ??= []).push(fromMarkdown);

  return (tree: Root, file: VFile) => {
    const seen = new Set<string>();
    visit(tree, (node, index, parent) => {
      if ((node as { type: string }).type !== 'headingId') return;
      const { value } = node as unknown as HeadingIdNode;
      const heading = parent as Heading;
      if (parent?.type !== 'heading' || index !== parent.children.length - 1) {
        file.fail(`{#${value}} may only end a heading`, node);
      }
      if (seen.has(value)) file.fail(`the heading id "${value}" is used twice`, node);
      seen.add(value);
      heading.children.pop();
      const last = heading.children.at(-1);
      if (last?.type === 'text') last.value = last.value.trimEnd();
      // a link within a link there is none: such a heading stays as it is
      if (heading.children.every(({ type }) => ['text', 'inlineCode', 'emphasis', 'strong'].includes(type)))
        heading.children = [permalink(value, heading.children)];
      heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id: value } };
    });
  };
}
