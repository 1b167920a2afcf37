/** The race: ground and trails, losses, a table of racers. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { landIds } from '../../experiments/gradient-descent/race/settings.ts';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { findDigits, findNetwork } from '../../reader/sources.ts';
import {
  Button,
  Choice,
  DataTable,
  HowList,
  NumberField,
  PlayControls,
  Toggle,
  useFrames,
  WidgetFrame,
} from '../shared/index.ts';
import { Losses } from './Losses.tsx';
import { type RaceModel, raceModel } from './model.ts';
import { Racers } from './Racers.tsx';
import { type RaceWords, strings } from './strings.ts';
import { Terrain } from './Terrain.tsx';
import { groundNote, sentence, small, tableOf } from './words.ts';
import './race.css';

interface Props {
  lang: Lang;
  base: string;
  id?: string;
}

export default function Race({ lang, base, id = 'race' }: Props) {
  const t = strings[lang];
  const model = useMemo(
    () =>
      raceModel({
        findNetwork: () => findNetwork(base),
        findDigits,
        rest: () => new Promise((resolve) => setTimeout(resolve)),
      }),
    [base],
  );
  useSymbols('race', model.symbols, sharedStrings[lang].inFigure(t.title));
  const { playing, seed, land, goal } = model;
  const running = playing.value;
  useEffect(() => model.wake(), [model]);
  useFrames(running, model.frame);
  const says = useComputed(() => sentence(model, t));
  const table = useComputed(() => tableOf(model, t));
  const isQuadratic = land.value === 'quadratic';
  const hasGround = model.ground.value !== null;
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title, wide: true }}
      controls={
        <PlayControls
          {...{ lang, playing: running, seed, canPlay: hasGround, canSeed: land.value === 'slice' }}
          canStep={hasGround && !running && !model.atEnd.value}
          onPlay={model.play}
          onPause={model.pause}
          onStep={model.oneStep}
          onReset={model.reset}
          onSeed={() => void model.surveySlice()}
        />
      }
      own={
        <>
          <Choice
            label={t.land}
            value={land}
            options={landIds.map((value) => ({ value, label: t.lands[value] }))}
            onCommit={model.enter}
          />
          <Button onClick={() => void model.search()} disabled={!hasGround || model.work.value?.kind === 'search'}>
            {t.search}
          </Button>
          <Button onClick={model.byTheory} disabled={!isQuadratic}>
            {t.theory}
          </Button>
          <Toggle label={t.turned} value={model.turned} disabled={!isQuadratic} onCommit={model.turnBowl} />
        </>
      }
      below={
        <>
          <div class="race-scroll">
            <Racers {...{ model, t, lang }} />
          </div>
          <p class="race-note race-goal-note">{goal.value === null ? '' : t.goalIs(small(goal.value))}</p>
          <Fields {...{ model, t, lang }} />
          <DataTable table={table.value} title={sharedStrings[lang].table} />
        </>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={[
              'weight-update',
              'momentum',
              'nesterov',
              'rmsprop',
              'adam-moments',
              'adam-correction',
              'adam-update-keras',
            ]}
            files={[
              'lib/optimisers/',
              'src/experiments/gradient-descent/race/racers.ts',
              'src/experiments/gradient-descent/race/ground.ts',
              'src/experiments/gradient-descent/race/slice.ts',
            ]}
          />
        </>
      }
    >
      <div class="race-pictures">
        <div>
          <p class="race-heading">{t.mapHeading}</p>
          <Terrain {...{ model, t }} />
        </div>
        <div>
          <p class="race-heading">{t.curvesHeading}</p>
          <Losses {...{ model, t }} />
        </div>
      </div>
      <p class="race-note race-ground-note">{groundNote(model, t)}</p>
    </WidgetFrame>
  );
}

function Fields({ model, t, lang }: { model: RaceModel; t: RaceWords; lang: Lang }) {
  const { land, setting, x, y, mu, kappa } = model;
  const { window } = setting.value;
  const [across, up] = land.value === 'slice' ? ['α', 'β'] : ['x', 'y'];
  const start = { lang, step: 0.1, onCommit: model.changed };
  return (
    <div class="fields race-fields">
      <NumberField {...start} label={t.startX(across)} value={x} min={window.x[0]} max={window.x[1]} />
      <NumberField {...start} label={t.startX(up)} value={y} min={window.y[0]} max={window.y[1]} />
      <NumberField
        {...{ lang, label: t.mu, symbol: 'μ', sym: 'mu', kind: 'optimiser', value: mu, min: 0, max: 0.99, step: 0.01 }}
        onCommit={model.changed}
      />
      <NumberField
        {...{ lang, label: t.kappa, symbol: 'κ', value: kappa, min: 1, max: 1000, step: 1, log: true }}
        disabled={land.value !== 'quadratic'}
        onCommit={model.changed}
      />
    </div>
  );
}
