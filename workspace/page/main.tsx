import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './styles/base.css';
import './styles/shell.css';
import './styles/sidebar.css';
import './styles/time-bar.css';
import './styles/messages.css';
import './styles/people.css';
import './styles/composer.css';
import './styles/text.css';
import './styles/blocks.css';
import './styles/elements.css';
import './styles/popup.css';
import './styles/dialog.css';
import './styles/drawer.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
