/** The authors' vocabulary: what a chapter may write without importing anything. What moves and belongs to a chapter is a `<Figure>`. */

import ArticleFormula from './ArticleFormula.astro';
import Aside from './Aside.astro';
import Cite from './Cite.astro';
import Claim from './claim/Claim.astro';
import Opinion from './claim/Opinion.astro';
import CodeExercise from './code-exercise/CodeExercise.astro';
import Derivation from './Derivation.astro';
import Equation from './Equation.astro';
import EquationTable from './EquationTable.astro';
import Erratum from './Erratum.astro';
import Exercise from './exercise/Exercise.astro';
import Figure from './figure/Figure.astro';
import Line from './Line.astro';
import Listing from './Listing.astro';
import NotationTable from './NotationTable.astro';
import Plot from './Plot.astro';
import Prediction from './prediction/Prediction.astro';
import Recorded from './Recorded.astro';
import See from './See.astro';
import BookSymbol from './Symbol.astro';
import Term from './Term.astro';
import Verdicts from './verdicts/Verdicts.astro';

const layout = {
  Aside,
  Cite,
  Claim,
  Derivation,
  Equation,
  Erratum,
  Figure,
  Line,
  Listing,
  Opinion,
  Plot,
  Recorded,
  See,
  Symbol: BookSymbol,
  Term,
};
const appendix = { ArticleFormula, EquationTable, NotationTable, Verdicts };
const practice = { CodeExercise, Exercise, Prediction };

export const components = { ...layout, ...appendix, ...practice };
