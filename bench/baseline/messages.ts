import { defineUpdate } from '@temporalio/workflow';

export const noteUpdate = defineUpdate<{ seq: number; text: string }, [string]>('note');
