/**
 * A figure of the book is one declaration. `figure({…})` brings the frame, the controls in their order, the fields, the sentence
 * that says the state, the table behind the picture, how it is computed, the lens, the link to it as it stands, and the clock.
 *
 * What a model may hand out, all of it optional:
 *   parameters   what the reader can change, by the names of the link        player   what plays
 *   seed         one of the parameters: it stands among the first controls   reset    else everything goes back to its beginning
 *   symbols      what the symbols stand for now                              own      hashes of the reader's own things shown
 *   wake, close  called when the figure wakes and when it goes
 */
import { batch, effect, type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren, FunctionComponent } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../i18n/lang.ts';
import { Button, type ButtonSpec, isButton, PlayControls, type PlayControlsProps } from './Controls.tsx';
import { useClock } from './clock.ts';
import { Field, type FieldList, type FieldSpec, Fields } from './Fields.tsx';
import { CopyLink, Frame, HowList } from './Frame.tsx';
import { linkTo, missingOwn, type OwnHashes, onCarry, readLink, writeState } from './link.ts';
import { DataTable, type Table } from './Numbers.tsx';
import { type NumberParameter, type Parameters, toBeginning } from './parameters.ts';
import type { Player } from './player.ts';
import { sharedStrings } from './strings.ts';
import { publishValues, type SymbolValues } from './symbol-values.ts';

export interface FigureModel {
  readonly parameters?: Parameters;
  readonly player?: Player;
  readonly seed?: NumberParameter;
  readonly reset?: () => void;
  readonly symbols?: ReadonlySignal<SymbolValues | null>;
  readonly own?: ReadonlySignal<OwnHashes>;
  // biome-ignore lint/suspicious/noConfusingVoidType: as useEffect takes it
  readonly wake?: () => void | (() => void);
  readonly close?: () => void;
}

interface FigureWords {
  readonly title: string;
  /** How it is computed: a paragraph, or several. Not needed where `how` is given. */
  readonly how?: string | readonly string[];
  /** Where the lens has a value from; without it: in “title”. */
  readonly source?: string;
}

export interface Context<Model, Words> {
  readonly model: Model;
  readonly t: Words;
  readonly lang: Lang;
  readonly id: string;
}
type TitledTable = Table & { readonly title: string };
type Drawn<Model, Words> = (context: Context<Model, Words>) => ComponentChildren;

export interface FigureOptions<Model extends FigureModel, Words extends FigureWords, Still = undefined> {
  readonly id: string;
  readonly words: Readonly<Record<Lang, Words>>;
  /** `still`: what `still.ts` of the folder computed when the site was built. */
  readonly model: (still: Still) => Model;
  readonly equations: readonly string[];
  /** What runs: files of the repository. */
  readonly files: readonly string[];
  readonly says: (model: Model, t: Words, lang: Lang) => string;
  readonly picture: Drawn<Model, Words>;
  /** The first controls where they are not a player's, or what differs of them. */
  readonly play?: (model: Model, t: Words) => Omit<PlayControlsProps, 'lang'>;
  /** After the first controls. */
  readonly controls?: (
    model: Model,
    t: Words,
    context: Context<Model, Words>,
  ) => readonly (FieldSpec | ButtonSpec | ComponentChildren)[];
  /** Numbers and choices in columns, under the controls. */
  readonly fields?: (model: Model, t: Words, context: Context<Model, Words>) => FieldList;
  readonly columns?: number;
  readonly below?: Drawn<Model, Words>;
  /** The numbers behind the picture: one table, or several with their titles. */
  readonly table?: (model: Model, t: Words) => Table | readonly TitledTable[];
  readonly how?: Drawn<Model, Words>;
  readonly wide?: boolean;
}

export interface FigureProps<Still = unknown> {
  lang: Lang;
  still?: Still;
  /** Its anchor, where that is another than its id. */
  anchor?: string;
  /** Of its title, as a heading. */
  level?: number;
}
export type FigureView = FunctionComponent<FigureProps> & { readonly options: FigureOptions<FigureModel, FigureWords> };

export function figure<Model extends FigureModel, Words extends FigureWords, Still = undefined>(
  declared: FigureOptions<Model, Words, Still>,
): FigureView {
  const options = declared as unknown as FigureView['options'];
  const { id, words, equations, files, wide, fields, columns, below, table } = options;

  function View({ lang, still, level, anchor = id }: FigureProps) {
    const t = words[lang];
    const model = useMemo(() => options.model(still as undefined), [still]);
    const context = { model, t, lang, id: anchor };
    const parameters = useMemo(() => linkedOf(model), [model]);
    useClock(model.player);
    useEffect(() => tellLens(id, model, t.source ?? sharedStrings[lang].inFigure(t.title)), [model, lang]);
    const awake = useSignal(false);
    useEffect(() => {
      awake.value = true;
    }, []);
    const troubles = useLink(lang, id, model, parameters);
    useEffect(() => onCarry((url) => writeState(url, id, parameters, model.own?.value)), [model]);
    // after the link: what it sets is there when the figure wakes
    useEffect(() => model.wake?.(), [model]);
    useEffect(() => model.close, [model]);
    const says = useComputed(() => options.says(model, t, lang));
    return (
      <Frame
        {...{ id: anchor, lang, level, title: t.title, says, wide, awake: awake.value }}
        troubles={troubles.value}
        controls={<Part of={() => controlsOf(options, context)} />}
        fields={fields && <Part of={() => <Fields {...{ lang, columns, fields: fields(model, t, context) }} />} />}
        below={
          (below || table) && (
            <>
              {below && <Part of={() => below(context)} />}
              {table && <Tables lang={lang} of={() => table(model, t)} />}
            </>
          )
        }
        how={
          <>
            {options.how ? options.how(context) : [t.how ?? []].flat().map((text) => <p key={text}>{text}</p>)}
            <HowList {...{ lang, equations, files }} />
          </>
        }
        link={<CopyLink lang={lang} link={() => linkTo(location.href, id, parameters, model.own?.value, anchor)} />}
      >
        <Part of={() => options.picture(context)} />
      </Frame>
    );
  }
  return Object.assign(View, { options });
}

/** Drawn again by itself, when a signal that it reads has changed. */
const Part = ({ of }: { of: () => ComponentChildren }) => <>{of()}</>;

/** What the figure's symbols stand for, at every change and for as long as it is on the page. */
function tellLens(id: string, { symbols }: FigureModel, words: string): (() => void) | undefined {
  if (!symbols) return;
  const stop = effect(() => publishValues(id, symbols.value, words));
  return () => {
    stop();
    publishValues(id, null);
  };
}

/** The step that is shown is part of the state, where it can be gone to. */
export const linkedOf = ({ parameters = {}, player }: FigureModel): Parameters =>
  player && Number.isFinite(player.at.range.max) ? { ...parameters, at: player.at } : parameters;

/** Sets what a link says; the step last, because it may have to be computed from the rest. */
export function takeUp({ parameters = {}, player }: FigureModel, values: ReadonlyMap<string, unknown>): void {
  batch(() => {
    for (const [name, value] of values) if (name in parameters) parameters[name].value = value;
  });
  const at = values.get('at');
  if (player && typeof at === 'number') player.go(at);
}

/** Takes up what the page's address says, once, when the figure wakes. */
function useLink(lang: Lang, id: string, model: FigureModel, parameters: Parameters): ReadonlySignal<string[]> {
  const t = sharedStrings[lang];
  const told = useSignal<string[]>([]);
  const wanted = useSignal<OwnHashes>({});
  useEffect(() => {
    const link = readLink(location.search, id, parameters);
    if (!link) return;
    takeUp(model, link.values);
    batch(() => {
      wanted.value = link.own;
      told.value = link.troubles.map((trouble) =>
        trouble.kind === 'unknown' ? t.linkUnknown(trouble.name) : t.linkDamaged(trouble.name, trouble.found),
      );
    });
  }, [id, parameters]);
  return useComputed(() => [
    ...told.value,
    ...missingOwn(wanted.value, model.own?.value ?? {}).map(({ thing, hash }) => t.linkMisses[thing](hash.slice(0, 8))),
  ]);
}

function controlsOf(
  { controls, play }: FigureView['options'],
  context: Context<FigureModel, FigureWords>,
): ComponentChildren {
  const { model, t, lang } = context;
  return (
    <>
      <PlayControls lang={lang} {...playOf(model)} {...play?.(model, t)} />
      {controls?.(model, t, context).map((one, k) =>
        isButton(one) ? (
          <Button key={one.label} {...one} label={one.says}>
            {one.label}
          </Button>
        ) : one && typeof one === 'object' && 'value' in one ? (
          <Field key={(one as FieldSpec).label} {...{ lang, spec: one as FieldSpec }} />
        ) : (
          <Part key={k} of={() => one as ComponentChildren} />
        ),
      )}
    </>
  );
}

/** What Reset does, where the model says nothing else: everything that the reader can change goes back to its beginning. */
export function resetOf({ parameters = {}, player, reset }: FigureModel): () => void {
  return (
    reset ??
    (() =>
      batch(() => {
        toBeginning(parameters);
        player?.rewind();
        if (player) player.at.value = player.at.initial;
      }))
  );
}

function playOf(model: FigureModel): Omit<PlayControlsProps, 'lang'> {
  const { player, seed } = model;
  const onReset = player || model.reset ? resetOf(model) : undefined;
  if (!player) return { onReset, seed };
  const [playing, isOver] = [player.playing.value, player.atEnd.value];
  return {
    ...{ onReset, seed, playing, onPlay: player.play, onPause: player.pause, onSeed: player.rewind },
    onStep() {
      if (isOver) player.rewind();
      player.step();
    },
    // what does not begin at its first step can be stepped through from its end as it is played from there: anew
    canStep: !playing && (!isOver || player.at.initial > player.first),
  };
}

/** Its cells are made anew only when a signal that they come from has changed. */
function Tables({ lang, of }: { lang: Lang; of: () => Table | readonly TitledTable[] }) {
  const tables = useComputed((): readonly TitledTable[] => {
    const made = of();
    return 'columns' in made ? [{ ...made, title: sharedStrings[lang].table }] : made;
  });
  return (
    <>
      {tables.value.map((table) => (
        <DataTable key={table.title} {...{ table, title: table.title }} />
      ))}
    </>
  );
}
