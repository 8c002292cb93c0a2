import type {} from 'next'

declare module '*.css'
declare module 'server-only'
