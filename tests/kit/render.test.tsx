import { signal } from '@preact/signals';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Button, PlayControls } from '../../src/kit/Controls.tsx';
import { Choice, Toggle } from '../../src/kit/Fields.tsx';
import { Frame } from '../../src/kit/Frame.tsx';
import { NumberField } from '../../src/kit/NumberField.tsx';
import { DigitImage, SignedScale } from '../../src/kit/Pixels.tsx';
import { choice } from '../../src/kit/parameters.ts';

const nothing = () => {};

describe('a frame made at build, without a DOM', () => {
  const html = render(
    <Frame
      id="figure"
      lang="en"
      title="A figure"
      says={signal('It rests.')}
      controls={
        <>
          <PlayControls
            lang="en"
            playing={false}
            onPlay={nothing}
            onPause={nothing}
            onStep={nothing}
            onReset={nothing}
            seed={signal(7)}
          />
          <Toggle label="Logarithmic" value={signal(true)} />
        </>
      }
      how={<p>By arithmetic.</p>}
    >
      A picture
    </Frame>,
  );

  it('is a figure named by its title, a heading that leads to it, with a way past it', () => {
    const name = html.match(/<figure[^>]* aria-labelledby="([^"]+)"/)?.[1];
    expect(html).toContain(`<h3 id="${name}"><a class="permalink" href="#figure">A figure</a></h3>`);
    expect(html).toMatch(/<a class="live-skip[^"]*" href="#figure-end">.*<span id="figure-end" tabindex="-1">/s);
  });

  it('says its state in a polite status, the sentence of the first moment', () => {
    expect(html).toMatch(/<p class="live-says" aria-hidden="true">It rests\.<\/p>/);
    expect(html).toMatch(/<p[^>]*role="status"[^>]*aria-live="polite"[^>]*>It rests\.<\/p>/);
  });

  it('has its controls in the order play, step, reset, seed, own', () => {
    const places = ['>Play<', '>One step<', '>Reset<', 'Seed</label>', 'Logarithmic'].map((word) => html.indexOf(word));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('fields', () => {
  it('bind every label to its input, and every slider has a name', () => {
    const html = render(
      <>
        <NumberField
          lang="en"
          label="Learning rate"
          symbol="η"
          kind="optimiser"
          value={signal(0.001)}
          min={0}
          max={10}
          step={1e-5}
          log
          above
        />
        <Choice label="Optimiser" value={choice('adam', ['adam'])} names={{ adam: 'Adam' }} />
      </>,
    );
    const labels = [...html.matchAll(/<label for="([^"]+)"/g)].map((match) => match[1]);
    expect(labels).toHaveLength(2);
    for (const label of labels) expect(html).toMatch(new RegExp(`<(input|select) id="${label}"`));
    expect(html).toContain('aria-label="Learning rate, slider"');
    expect(html).toContain('aria-valuetext="0.001"');
    expect(html).toContain('above 0 to 10');
  });

  it('speak the language of the page', () => {
    const html = render(<NumberField lang="zh" label="批大小" value={signal(32)} min={1} max={1024} step={1} whole />);
    expect(html).toContain('批大小，滑块');
    expect(html).toContain('1到1,024');
  });

  it('show the problem they are told of', () => {
    const html = render(
      <NumberField lang="en" label="Batch" value={signal(32)} min={1} max={64} step={1} problem="Too many." />,
    );
    expect(html).toContain('aria-invalid="true"');
    expect(html).toMatch(/role="alert">Too many\.</);
  });
});

it('a button keeps room for the words it may show, each once and hidden from screen readers', () => {
  const html = render(
    <Button onClick={nothing} others={['Pause', 'Pause', 'Resume']}>
      Start
    </Button>,
  );
  expect(html.match(/aria-hidden="true">Pause</g)).toHaveLength(1);
  expect(html.match(/aria-hidden="true">Resume</g)).toHaveLength(1);
});

it('a digit has its size before it is painted, and a name unless the text beside it says it', () => {
  const pixels = new Uint8Array(784);
  expect(render(<DigitImage pixels={pixels} size={56} label="Test image 3" />)).toMatch(
    /width:\s?56px.*aria-label="Test image 3"/,
  );
  expect(render(<DigitImage pixels={pixels} size={56} label="" />)).toContain('aria-hidden="true"');
});

it('a scale of signed numbers names both of its ends', () => {
  const html = render(<SignedScale lang="en" limit="0.25" />);
  expect(html).toContain('−0.25');
  expect(html).toContain('+0.25');
});
