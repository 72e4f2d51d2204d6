import { describeConnector } from './harness';
import { subject } from './subjects/typeform';

describeConnector(subject);
