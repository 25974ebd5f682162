import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Desk } from './desk';
import './console.css';

const place = document.getElementById('desk');
if (place)
  createRoot(place).render(
    <StrictMode>
      <Desk />
    </StrictMode>,
  );
