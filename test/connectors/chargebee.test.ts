import { describeConnector } from './harness';
import { subject } from './subjects/chargebee';

describeConnector(subject);
