import { describeConnector } from './harness';
import { subject } from './subjects/surveymonkey';

describeConnector(subject);
