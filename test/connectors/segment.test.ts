import { describeConnector } from './harness';
import { subject } from './subjects/segment';

describeConnector(subject);
