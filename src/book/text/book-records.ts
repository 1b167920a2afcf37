/** The book's records, as the build has them. */
import { getCollection } from 'astro:content';
import { type Records, recordsOf } from './records.ts';

export async function bookRecords(): Promise<Records> {
  return recordsOf((await getCollection('records')).map(({ id, data }) => [id, data] as const));
}
