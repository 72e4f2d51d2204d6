import { describeConnector } from './harness';
import { subject } from './subjects/amplitude';

describeConnector(subject);
