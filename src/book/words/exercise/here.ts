/** The exercises of the page in their order, as they stand on it. */
export const exercisesHere = (): { readonly id: string; readonly title: string }[] =>
  [...document.querySelectorAll('figure[id^="exercise-"]')].map(({ id }) => ({
    id,
    title: document.getElementById(`${id}-title`)?.textContent ?? '',
  }));
