package links

import "github.com/onrecord/onrecord"

// Profile is what is known of an entity across articles.
type Profile struct {
	ID      string             `json:"id,omitempty"`
	Name    string             `json:"name"`
	Type    onrecord.ActorType `json:"type,omitempty"`
	Country string             `json:"country,omitempty"`
	Roles   []Held             `json:"roles,omitempty"` // those told most often first
}

// Held is a role with when articles told of it.
type Held struct {
	Office   string `json:"office"`
	Of       string `json:"of,omitempty"`
	First    string `json:"first,omitempty"` // dates of publication
	Last     string `json:"last,omitempty"`
	Articles int    `json:"articles"`
}
