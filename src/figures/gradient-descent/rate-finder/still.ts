/** The recorded range test of plain descent on MNIST, with its trials. On the server only. */
import record from '../../../../content/records/gradient-descent/rate-finder.json';

export default () => ({ data: record.still });
