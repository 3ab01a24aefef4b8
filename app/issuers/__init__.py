"""Who vouches elsewhere for people and machines: access tokens of an issuer (OpenID Connect)."""
