/** Which exercises each chapter has: asked for by the contents, when they say how many are done. */
import { getCollection } from 'astro:content';
import { tasksOf } from '../book/text/source.ts';

export async function GET(): Promise<Response> {
  const chapters = (await getCollection('chapters')).filter(({ id }) => id.endsWith('/en'));
  const tasks = chapters.map(({ id, body }) => [id.split('/')[0], tasksOf(body ?? '').exercises]);
  return Response.json(Object.fromEntries(tasks.filter(([, exercises]) => exercises.length > 0)));
}
