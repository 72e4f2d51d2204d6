import { describeConnector } from './harness';
import { subject } from './subjects/files-csv';

describeConnector(subject);
