import { describeConnector } from './harness';
import { subject } from './subjects/asknicely';

describeConnector(subject);
