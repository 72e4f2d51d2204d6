import { describeConnector } from './harness';
import { subject } from './subjects/files-json';

describeConnector(subject);
