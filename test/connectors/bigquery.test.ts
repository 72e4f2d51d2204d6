import { describeConnector } from './harness';
import { subject } from './subjects/bigquery';

describeConnector(subject);
