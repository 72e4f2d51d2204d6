import { describeConnector } from './harness';
import { subject } from './subjects/survey';

describeConnector(subject);
