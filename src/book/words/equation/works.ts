/** What can be done with an equation, in the order of its buttons. */
export const works = ['run', 'substitute', 'edit'] as const;
export type Work = (typeof works)[number];
