/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The style sheets of what stands on the page, as far as it is made. */
    sheets: Set<string>;
    /** How often each term stands on the page so far: its glosses need ids of their own. */
    terms?: Map<string, number>;
  }
}

/** A script with all that it imports, as one text (src/integrations/bundled.ts). */
declare module '*?bundled' {
  const text: string;
  export default text;
}
