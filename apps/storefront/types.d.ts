/// <reference types="next/image-types/global" />
import type {} from 'next'

declare module '*.css'
declare module 'server-only'
