import { describeConnector } from './harness';
import { subject } from './subjects/snowflake';

describeConnector(subject);
