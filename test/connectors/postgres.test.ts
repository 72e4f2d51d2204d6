import { describeConnector } from './harness';
import { subject } from './subjects/postgres';

describeConnector(subject);
