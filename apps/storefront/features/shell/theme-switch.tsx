'use client'
import { useEffect, useId, useState } from 'react'
import { useWords } from '#words/client.tsx'
import { chooseTheme, shownTheme, THEMES, type Theme } from './theme.ts'

export function ThemeSwitch() {
  const t = useWords('live')
  const id = useId()
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => setTheme(shownTheme()), [])
  return (
    <div className="needs-script flex items-center gap-2">
      <label htmlFor={id}>{t('theme.label')}</label>
      <select
        id={id}
        value={theme}
        className="input w-auto text-sm"
        onChange={(event) => {
          const chosen = event.target.value as Theme
          setTheme(chosen)
          chooseTheme(chosen)
        }}
      >
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {t(`theme.${one}`)}
          </option>
        ))}
      </select>
    </div>
  )
}
