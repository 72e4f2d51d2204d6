import { describeConnector } from './harness';
import { subject } from './subjects/redshift';

describeConnector(subject);
