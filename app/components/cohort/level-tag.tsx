import type { Level } from '~/domain/cohort/level'

export function LevelTag({ level }: { level: Level }) {
	return <span className={`tag ${level.tag}`}>{level.label}</span>
}
