import { describeConnector } from './harness';
import { subject } from './subjects/stripe';

describeConnector(subject);
