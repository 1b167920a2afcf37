/** The authors' vocabulary: what a chapter may write without importing anything. Everything that moves is a widget. */
import Aside from './Aside.astro';
import Cite from './Cite.astro';
import Equation from './Equation.astro';
import Erratum from './Erratum.astro';
import Figure from './Figure.astro';
import Listing from './Listing.astro';
import BookSymbol from './Symbol.astro';
import Term from './Term.astro';

export const components = { Aside, Cite, Equation, Erratum, Figure, Listing, Symbol: BookSymbol, Term };
