/** The frame in which a reader's function runs: a page of its own, because what a page may do holds for all that it contains. */
import { policyElement, sandboxPolicy } from '../integrations/policy/policy.ts';
import { frameScript } from '../workers/program/frame.ts';

export const GET = () =>
  new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${policyElement(sandboxPolicy(frameScript))}` +
      `<title>Sandbox</title></head><body><script>${frameScript}</script></body></html>`,
    { headers: { 'Content-Type': 'text/html; charset=utf-8' } },
  );
