/** What went wrong, and the button that helps. */
import type { Lang } from '../../i18n/lang.ts';
import { Button } from '../../kit/Button.tsx';
import type { Trainer } from './model.ts';
import { failureSentences } from './says.ts';
import { trainerStrings } from './strings.ts';

export function Failure({ model, lang }: { model: Trainer; lang: Lang }) {
  const t = trainerStrings[lang].failures;
  const failure = model.failure.value;
  if (!failure) return null;
  return (
    <div class="trainer-failure" role="alert">
      {failureSentences(failure, lang).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {failure.kind === 'missing' && (
        <pre>
          <code>{'npm run data\nMNIST_DIR=/folder/of/mnist npm run data'}</code>
        </pre>
      )}
      {failure.kind === 'diverged' && (
        <Button primary onClick={() => model.tryRate(failure.tryRate)}>
          {t.tryButton(failure.tryRate)}
        </Button>
      )}
      {failure.kind === 'problem' && !model.session.data.value?.missing && !allHere(model) && (
        <Button primary onClick={model.session.load}>
          {t.fetchAgain}
        </Button>
      )}
      {failure.kind === 'died' && (
        <Button primary onClick={model.session.restart}>
          {t.restart}
        </Button>
      )}
    </div>
  );
}

/** Whether every shard has arrived; while one has not, a problem is most likely the road's. */
function allHere({ session }: Trainer): boolean {
  const data = session.data.value;
  return data !== null && data.total > 0 && data.loaded === data.total;
}
